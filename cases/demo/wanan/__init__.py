"""万安: exactly 1886 closed cases with exactly 2,679,800.00 元, the same on every machine.

- figures.py     what must come out: categories, results, sources, performance, years, estates
- plan.py        each case as plain values, drawn so that every split holds at once
- days.py        the days of each case, between 2023 and the end of October 2026
- verify.py      the splits counted again, on the plan and in the database
- place.py       the committee, its 69 estates, companies, 46 mediators and two log-ins
- words.py       what stands in the cases
- cases.py       a plan as the records of a case; agreements.py from agreement to performance
- trail.py       the lines the door would have written; numbers.py the three series
- write.py       everything written in one transaction, in bulk
"""
