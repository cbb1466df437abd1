"""What a ministry's co-ordination orders for its house (Unser Haus)."""
