module @asinh {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = chlo.asinh %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @asinh {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = chlo.asinh %arg0 : tensor<9xcomplex<f64>> -> tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}
