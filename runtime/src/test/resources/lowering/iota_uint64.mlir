module @iota_uint64 {
  func.func public @main() -> (tensor<2x3xui64>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xui64>
    return %0 : tensor<2x3xui64>
  }
}
