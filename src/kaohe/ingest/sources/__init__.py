"""Sources (来源): one folder a platform; each importer is a declaration."""
