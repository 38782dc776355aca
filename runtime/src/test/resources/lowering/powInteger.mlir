module @powInteger {
  func.func public @main(%arg0: tensor<54xf64>, %arg1: tensor<54xi32>) -> (tensor<54xf64>) {
    %0 = stablehlo.convert %arg1 : (tensor<54xi32>) -> tensor<54xf64>
    %1 = stablehlo.power %arg0, %0 : tensor<54xf64>
    return %1 : tensor<54xf64>
  }
}
