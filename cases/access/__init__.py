"""Who is admitted to a single case: access rows, one-case links, changes of posts."""
