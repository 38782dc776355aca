"""The lines of the table."""

import dataclasses

# How many nanoseconds a unit of time has.
NANOS = {"us": 1e3, "ms": 1e6, "s": 1e9}


@dataclasses.dataclass(frozen=True)
class Line:
    """A line: what it is, its figures' unit, how they are got, what Xlava is held against beside JAX, and its JVM's options."""

    title: str
    unit: str
    kind: str = "calls"
    floor: str = "the same program from C"
    arguments: tuple = ()
    jvm: tuple = ()


LINES = {
    "td-jit": Line("jitted per-example gradient", "us"),
    "td-jit-closed": Line("the same, results closed", "us"),
    "td-eager": Line("un-jitted per-example gradient", "us"),
    "multiply": Line("eager multiply of 3 floats", "us"),
    "cubic": Line("eager grad of a cubic, newly made", "us"),
    "hundred": Line("jit of 100 arguments and results", "us"),
    "record": Line("jit over a nested record of 50 tensors", "us"),
    "trace-td": Line("trace + lower the per-example gradient", "ms"),
    "trace-sines": Line("trace + lower grad of 200 sines", "ms"),
    "first-call-td": Line("first call from the disk cache, per-example gradient", "ms", "first", "compiling it", ("td",)),
    "first-call-attention": Line("first call from the disk cache, attention", "ms", "first", "compiling it", ("attention",)),
    "tutorial-cold": Line("the tutorial as a process, cold cache", "s", "tutorial", "", ("cold",)),
    "tutorial-warm": Line("the tutorial as a process, warm cache", "s", "tutorial", "", ("warm",)),
    "mlp": Line("MLP training step", "ms"),
    "attention": Line("attention, forward and backward", "ms"),
    "matmul": Line("matmul 1024", "ms"),
    "upload": Line("upload 64 MB from memory", "ms", floor="memcpy"),
    "upload-array": Line("upload 64 MB from an array", "ms", floor="memcpy"),
    "upload-zero-copy": Line("upload 64 MB without a copy", "us", floor=""),
    "download": Line("download 64 MB to a new array", "ms", floor="memcpy", jvm=("-Xmx1g",)),
    "download-memory": Line("download 64 MB to memory that is there", "ms", floor="memcpy"),
    "threads-1": Line("a call, 1 thread", "us", floor="one thread of Xlava"),
    "threads-2": Line("a call, 2 threads at once", "us", floor="one thread of Xlava"),
    "threads-4": Line("a call, 4 threads at once", "us", floor="one thread of Xlava"),
    "threads-8": Line("a call, 8 threads at once", "us", floor="one thread of Xlava"),
    "memory-eager": Line("resident after eager operations", "MB", "soak", "after a tenth of them", ("eager", 10_000_000), ("-Xmx64m",)),
    "memory-jitted": Line("resident after jitted steps", "MB", "soak", "after a tenth of them", ("jitted", 1_000_000), ("-Xmx64m",)),
}
