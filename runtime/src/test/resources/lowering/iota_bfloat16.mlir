module @iota_bfloat16 {
  func.func public @main() -> (tensor<2x3xbf16>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xbf16>
    return %0 : tensor<2x3xbf16>
  }
}
