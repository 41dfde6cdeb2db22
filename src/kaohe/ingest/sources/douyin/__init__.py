"""Douyin (抖音): Compass, shop orders, after-sales, 飞鸽 and 千川."""
