module @iota_int64 {
  func.func public @main() -> (tensor<2x3xi64>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xi64>
    return %0 : tensor<2x3xi64>
  }
}
