module @bitcastSame {
  func.func public @main(%arg0: tensor<12xf32>) -> (tensor<12xi32>) {
    %0 = stablehlo.bitcast_convert %arg0 : (tensor<12xf32>) -> tensor<12xi32>
    return %0 : tensor<12xi32>
  }
}

module @bitcastSame {
  func.func public @main(%arg0: tensor<4xui32>) -> (tensor<4xi32>) {
    %0 = stablehlo.bitcast_convert %arg0 : (tensor<4xui32>) -> tensor<4xi32>
    return %0 : tensor<4xi32>
  }
}
