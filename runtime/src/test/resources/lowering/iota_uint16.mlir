module @iota_uint16 {
  func.func public @main() -> (tensor<2x3xui16>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xui16>
    return %0 : tensor<2x3xui16>
  }
}
