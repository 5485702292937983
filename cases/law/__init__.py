"""The law as text and arithmetic: articles, clocks, money, clauses. No model, no query."""
