"""What the law says, as words and sums: articles, clocks, money, clauses. No model, no query."""
