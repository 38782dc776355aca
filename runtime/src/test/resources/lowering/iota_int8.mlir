module @iota_int8 {
  func.func public @main() -> (tensor<2x3xi8>) {
    %0 = stablehlo.iota dim = 1 : tensor<2x3xi8>
    return %0 : tensor<2x3xi8>
  }
}
