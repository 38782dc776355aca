module @lgamma {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = chlo.lgamma %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
