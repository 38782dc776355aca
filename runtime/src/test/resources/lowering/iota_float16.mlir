module @iota_float16 {
  func.func public @main() -> (tensor<2x3xf16>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xf16>
    return %0 : tensor<2x3xf16>
  }
}
