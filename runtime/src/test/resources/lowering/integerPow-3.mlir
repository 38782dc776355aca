module @integerPow_3 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<2x3xf64>
    %1 = stablehlo.multiply %arg0, %0 : tensor<2x3xf64>
    %2 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %4 = stablehlo.divide %3, %1 : tensor<2x3xf64>
    return %4 : tensor<2x3xf64>
  }
}

module @integerPow_3 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.multiply %arg0, %arg0 : tensor<9xcomplex<f64>>
    %1 = stablehlo.multiply %arg0, %0 : tensor<9xcomplex<f64>>
    %2 = stablehlo.constant dense<(0x3FF0000000000000, 0x0000000000000000)> : tensor<complex<f64>>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<complex<f64>>) -> tensor<9xcomplex<f64>>
    %4 = stablehlo.divide %3, %1 : tensor<9xcomplex<f64>>
    return %4 : tensor<9xcomplex<f64>>
  }
}
