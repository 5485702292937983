"""The four phases, in their order: 1 处 handle · 2 调 mediate · 3 裁 adjudicate · 4 执 enforce."""
