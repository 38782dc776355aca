module @iota_int16 {
  func.func public @main() -> (tensor<2x3xi16>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xi16>
    return %0 : tensor<2x3xi16>
  }
}
