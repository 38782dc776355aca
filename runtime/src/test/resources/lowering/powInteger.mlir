module @powInteger {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xi32>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.convert %arg1 : (tensor<2x3xi32>) -> tensor<2x3xf64>
    %1 = stablehlo.power %arg0, %0 : tensor<2x3xf64>
    return %1 : tensor<2x3xf64>
  }
}
