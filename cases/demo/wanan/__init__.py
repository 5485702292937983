"""万安: exactly 1886 closed cases with exactly 2,679,800.00 元, the same on every machine.

- figures.py     the target figures: categories, results, sources, performance, years, estates
- plan.py        each case as plain values, drawn so that all distributions hold
- days.py        the days of each case, between 2023 and the end of October 2026
- verify.py      recounts the distributions, on the plan and in the database
- place.py       the committee, its 69 estates, companies, 46 mediators and two log-ins
- words.py       the texts of the cases
- cases.py       a plan as the records of a case; agreements.py from agreement to performance
- trail.py       the lines the door would have written; numbers.py the three series
- write.py       writes everything in one transaction, in bulk
"""
