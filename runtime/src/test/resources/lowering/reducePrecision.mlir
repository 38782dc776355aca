module @reducePrecision {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.reduce_precision %arg0, format = e5m10 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
