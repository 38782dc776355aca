module @shiftRightArithmetic {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.shift_right_arithmetic %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @shiftRightArithmetic {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.shift_right_arithmetic %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}
