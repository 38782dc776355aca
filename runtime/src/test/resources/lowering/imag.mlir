module @imag {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf64>) {
    %0 = stablehlo.imag %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    return %0 : tensor<9xf64>
  }
}
