"""Writers (导出): each platform's file as the platform writes it."""
