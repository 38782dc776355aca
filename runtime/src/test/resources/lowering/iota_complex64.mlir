module @iota_complex64 {
  func.func public @main() -> (tensor<2x3xcomplex<f32>>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xcomplex<f32>>
    return %0 : tensor<2x3xcomplex<f32>>
  }
}
