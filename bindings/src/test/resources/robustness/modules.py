"""Writes modules as MLIR bytecode (NAME.mlirbc) and, without CHLO, as portable artifacts of an old StableHLO (NAME.vhlo):
those that stand here as text, NAME.mlir, which are sound, and in refused/ what a compiler doesn't survive."""

import io
import pathlib

from jax._src.interpreters import mlir
from jaxlib.mlir import ir
from jaxlib.mlir.dialects import stablehlo

here = pathlib.Path(__file__).parent


def write(file, text):
  with mlir.make_ir_context():
    module = ir.Module.parse(text)
    code = io.BytesIO()
    module.operation.write_bytecode(code)
    file.with_suffix(".mlirbc").write_bytes(code.getvalue())
    if "chlo." not in text:
      file.with_suffix(".vhlo").write_bytes(stablehlo.serialize_portable_artifact(module, "1.9.0"))


def function(body, argument="tensor<f32>", result="tensor<f32>"):
  return f"func.func @main(%x: {argument}, %i: tensor<i32>) -> {result} {{ {body} }}"


def regions(depth):
  if depth == 0:
    return "stablehlo.return %x : tensor<f32>"
  case = f'"stablehlo.case"(%i) ({{ {regions(depth - 1)} }}) : (tensor<i32>) -> tensor<f32>'
  return f"%r{depth} = {case} stablehlo.return %r{depth} : tensor<f32>"


def tuples(depth):
  return f"tuple<{tuples(depth - 1)}>" if depth else "tensor<f32>"


for file in sorted(here.glob("*.mlir")):
  write(file, file.read_text())

refused = here / "refused"
refused.mkdir(exist_ok=True)
write(refused / "declaration", "func.func private @f(tensor<f32>) -> tensor<f32>" + function("return %x : tensor<f32>"))
write(
    refused / "recursion",
    function("%0 = call @main(%x, %i) : (tensor<f32>, tensor<i32>) -> tensor<f32> return %0 : tensor<f32>"),
)
write(
    refused / "bitcast",
    function(
        "%0 = stablehlo.bitcast_convert %x : (tensor<f64>) -> tensor<64xi1> return %0 : tensor<64xi1>",
        "tensor<f64>",
        "tensor<64xi1>",
    ),
)
case = f'%0 = "stablehlo.case"(%i) ({{ {regions(501)} }}) : (tensor<i32>) -> tensor<f32> return %0 : tensor<f32>'
write(refused / "regions", function(case))
deep = tuples(100)
for _ in range(10):
  deep = deep.replace("tensor<f32>", tuples(100))
write(refused / "tuples", function(f"return %x : {deep}", deep, deep))


def iota(result):
  return function(f"%0 = stablehlo.iota dim = 0 : {result} return %0 : {result}", result=result)


def same(argument):
  return function(f"return %x : {argument}", argument, argument)


write(refused / "size", same("tensor<4294967296x1x536870912xcomplex<f32>>"))
write(refused / "bounds", same("tensor<?x4xi8, #stablehlo.bounds<4611686018427387904, ?>>"))
write(refused / "tiles", iota("tensor<8589934592x1xf32>"))

CROPPED = "low = [4611686018427387904], high = [-4611686018427387904], interior = [0]"
write(
    refused / "pad",
    function(
        f"%0 = stablehlo.pad %x, %z, {CROPPED} : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32> return %0 : tensor<4xf32>",
        "tensor<4xf32>, %z: tensor<f32>",
        "tensor<4xf32>",
    ),
)


def constant(name, value):
  return f"%{name} = stablehlo.constant dense<{value}> : tensor<1xi64> "


write(
    refused / "dynamic_pad",
    function(
        constant("l", 4611686018427387904)
        + constant("h", -4611686018427387904)
        + constant("n", 0)
        + "%0 = stablehlo.dynamic_pad %x, %z, %l, %h, %n : (tensor<4xf32>, tensor<f32>, tensor<1xi64>, tensor<1xi64>,"
        " tensor<1xi64>) -> tensor<4xf32> return %0 : tensor<4xf32>",
        "tensor<4xf32>, %z: tensor<f32>",
        "tensor<4xf32>",
    ),
)
write(
    refused / "dynamic_broadcast",
    function(
        "%s = stablehlo.constant dense<2147483647> : tensor<2xi32> %0 = stablehlo.dynamic_broadcast_in_dim %x, %s, dims = []"
        " : (tensor<f32>, tensor<2xi32>) -> tensor<?x?xf32> return %0 : tensor<?x?xf32>",
        result="tensor<?x?xf32>",
    ),
)
