module @expm1 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.exponential_minus_one %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @expm1 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.exponential_minus_one %arg0 : tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}
