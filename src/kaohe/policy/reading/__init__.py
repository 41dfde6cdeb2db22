"""Reading (读取): a policy folder of hand-edited YAML files into a Policy, with every mistake named at once."""

from kaohe.policy.reading.loader import Loaded, load
from kaohe.policy.reading.versions import default_folder, for_period, version_folders

__all__ = ["Loaded", "default_folder", "for_period", "load", "version_folders"]
