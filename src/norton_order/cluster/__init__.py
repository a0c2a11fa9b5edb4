"""The same scan past one machine: `plan` cuts URLs into tasks, `run` turns a task into flat records."""

from norton_order.cluster.planning import BLOCK_OCTETS, plan
from norton_order.cluster.records import COLUMNS, INTEGERS, SCHEMA, Record
from norton_order.cluster.running import run
from norton_order.cluster.tasks import Item, Task

__all__ = ["BLOCK_OCTETS", "COLUMNS", "INTEGERS", "SCHEMA", "Item", "Record", "Task", "plan", "run"]
