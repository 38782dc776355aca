module @iota_complex128 {
  func.func public @main() -> (tensor<2x3xcomplex<f64>>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xcomplex<f64>>
    return %0 : tensor<2x3xcomplex<f64>>
  }
}
