module @exp2 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0x3FE62E42FEFA39EF> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.multiply %1, %arg0 : tensor<2x3xf64>
    %3 = stablehlo.exponential %2 : tensor<2x3xf64>
    return %3 : tensor<2x3xf64>
  }
}

module @exp2 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.constant dense<(0x3FE62E42FEFA39EF, 0x0000000000000000)> : tensor<complex<f64>>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<complex<f64>>) -> tensor<9xcomplex<f64>>
    %2 = stablehlo.multiply %1, %arg0 : tensor<9xcomplex<f64>>
    %3 = stablehlo.exponential %2 : tensor<9xcomplex<f64>>
    return %3 : tensor<9xcomplex<f64>>
  }
}
