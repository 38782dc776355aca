module @integerPow_1 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.divide %1, %arg0 : tensor<2x3xf64>
    return %2 : tensor<2x3xf64>
  }
}

module @integerPow_1 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.constant dense<(0x3FF0000000000000, 0x0000000000000000)> : tensor<complex<f64>>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<complex<f64>>) -> tensor<9xcomplex<f64>>
    %2 = stablehlo.divide %1, %arg0 : tensor<9xcomplex<f64>>
    return %2 : tensor<9xcomplex<f64>>
  }
}
