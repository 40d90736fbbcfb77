"""Words in other languages: messages, catalogues, who stands behind them, and how much there is."""
