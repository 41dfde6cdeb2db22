"""Kaohe's own workbook (考核数据表): what no platform exports."""
