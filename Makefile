# Kaohe (考核). Every target does its own set-up; a second call finds it done.
# make demo ARGS=--no-serve passes options through.

ARGS ?=
BIN := .venv/bin
RUN := .venv/.ready-run
DEV := .venv/.ready-dev
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo check format test bench fuzz night lock fresh clean

help: ## this list 本列表
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 16

$(RUN): scripts/setup requirements.txt pyproject.toml
	@scripts/setup run

$(DEV): scripts/setup requirements-dev.txt pyproject.toml
	@scripts/setup dev

demo: $(RUN) ## a sample month from exports to forms 演示：样例月从导出文件到表单
	$(BIN)/kaohe demo --no-serve $(ARGS)

check: $(DEV) ## format, lint, types, import contract, quick tests 提交前的检查
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -n $(WORKERS) -m "not slow" $(ARGS)

format: $(DEV) ## set the layout of the code 整理代码格式
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: $(DEV) ## every test 全部测试
	$(BIN)/pytest -n $(WORKERS) $(ARGS)

bench: $(DEV) ## measure speed and memory 性能测量
	@set -e; for file in $$(grep -l __main__ bench/*.py); do echo "── $$file"; $(BIN)/python $$file $(ARGS); done

fuzz: $(DEV) ## feed broken files to the readers 用损坏的文件试读取
	@set -e; for file in $$(find tests -name 'fuzz_*.py' | sort); do echo "── $$file"; $(BIN)/python $$file $(ARGS); done

night: $(DEV) ## every test, with many more random cases 夜间测试：随机用例加量
	$(BIN)/pytest -n $(WORKERS) --hypothesis-profile=night $(ARGS)

lock: ## resolve the dependencies again 重新锁定依赖
	scripts/lock $(ARGS)

fresh: ## demo and test from a new clone with empty caches 在全新克隆里验证
	scripts/fresh $(ARGS)

clean: ## remove what the other targets made 清除生成的文件
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist demo out
	find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +
