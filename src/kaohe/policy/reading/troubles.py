"""What can be wrong with a policy's files: the sentences, said once, for whoever has to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of mistake: a stable code, and what, why and the next step, with {names} to fill in."""

    code: str
    what: str
    why: str
    next_step: str

    def at(self, where: Place, **words: object) -> Finding:
        """The finding at a place; it stops the work."""
        texts = (text.format(**words) for text in (self.what, self.why, self.next_step))
        return Finding(Severity.STOP, self.code, where, *texts)


FOLDER_MISSING = Trouble(
    "policy-folder-missing",
    "找不到制度文件夹",
    "这个文件夹不存在，或没有在该期间之前生效的版本（文件夹名是生效日期，如 2026-01-01）",
    "请检查路径和期间，或先复制默认制度再修改",
)
FILE_UNREADABLE = Trouble(
    "policy-file-unreadable",
    "文件打不开",
    "{reason}",
    "请检查文件是否存在、是否有读取权限；缺的文件可从默认制度中复制",
)
NO_POSITIONS = Trouble(
    "policy-file-missing",
    "没有岗位文件",
    "制度至少要有一个岗位，每个岗位一个 positions/<岗位>.yaml",
    "请从默认制度中复制 positions 文件夹",
)
WRONG_ENCODING = Trouble(
    "policy-file-encoding",
    "文件编码不是 UTF-8",
    "制度文件一律用 UTF-8 编码；这个文件像是用 GBK（记事本的 ANSI）或 UTF-16 保存的",
    "请用记事本打开，“另存为”时把编码选成 UTF-8 再保存",
)
TAB = Trouble(
    "policy-tab",
    "行首缩进用了制表符（Tab 键）",
    "缩进只能用空格",
    "请把这一行开头的 Tab 换成空格，与上下行对齐",
)
EMPTY = Trouble(
    "policy-file-empty",
    "文件是空的",
    "里面没有任何内容",
    "请从默认制度中复制同名文件再修改",
)
BAD_CHARACTER = Trouble(
    "policy-yaml-syntax",
    "文件里有不能识别的字符",
    "可能混入了控制字符",
    "请删除不可见字符后重新保存",
)
SYNTAX = Trouble(
    "policy-yaml-syntax",
    "这一行（或紧接着的上一行）写法不对，后面的内容读不下去",
    "{reason}",
    "请对照上下行检查：冒号后要有一个空格，同级各行左边对齐，引号和括号成对，整句话里有冒号或井号时用引号括起来",
)
ODD_KEY = Trouble(
    "policy-yaml-syntax",
    "这里的键不是一个词",
    "冒号前面是列表、花括号或“?”，读不出是哪一个键",
    "请检查括号是否成对，或把整句话用引号括起来",
)
REFERENCE = Trouble(
    "policy-yaml-syntax",
    "这里被用 & 和 * 引用了两次",
    "制度文件里每个数字都要写明，不能引用别处",
    "请把内容照写一遍，或用引号把 & 或 * 开头的文字括起来",
)
DUPLICATE_KEY = Trouble(
    "policy-duplicate-key",
    "「{key}」写了两次",
    "第 {first} 行已经写过同一个键，后写的会悄悄盖掉先写的",
    "请只保留其中一行",
)
UNKNOWN_SET = Trouble(
    "policy-unknown-reference",
    "行为指标组「{wanted}」不存在",
    "behaviour.yaml 里只有：{known}",
    "请改成其中一个，或在 behaviour.yaml 中新增",
)
FILE_NAME = Trouble(
    "policy-file-name",
    "文件名与里面的 id「{id}」不一致",
    "岗位文件的文件名就是它的 id",
    "请把文件改名为 {id}.yaml，或把 id 改成与文件名相同",
)
EFFECTIVE_DATE = Trouble(
    "policy-effective-date",
    "生效日期「{date}」与文件夹名「{folder}」不一致",
    "程序按文件夹名选择期间适用的版本",
    "请让两处写同一个日期",
)
