"""Rosters (排班表) that teams keep by hand."""
