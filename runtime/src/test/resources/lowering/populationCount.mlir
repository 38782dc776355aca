module @populationCount {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.popcnt %arg0 : tensor<8xi32>
    return %0 : tensor<8xi32>
  }
}

module @populationCount {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.popcnt %arg0 : tensor<8xui32>
    return %0 : tensor<8xui32>
  }
}
