module @iota_float64 {
  func.func public @main() -> (tensor<2x3xf64>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
