module @digamma {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0xBFF0000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.divide %1, %arg0 : tensor<2x3xf64>
    %3 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %5 = stablehlo.compare EQ, %arg0, %4, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %6 = chlo.digamma %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    %7 = stablehlo.select %5, %2, %6 : tensor<2x3xi1>, tensor<2x3xf64>
    return %7 : tensor<2x3xf64>
  }
}
