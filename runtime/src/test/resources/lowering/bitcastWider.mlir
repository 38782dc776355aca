module @bitcastWider {
  func.func public @main(%arg0: tensor<2x4xui8>) -> (tensor<2xui32>) {
    %0 = stablehlo.bitcast_convert %arg0 : (tensor<2x4xui8>) -> tensor<2xui32>
    return %0 : tensor<2xui32>
  }
}
