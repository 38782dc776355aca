module @customVmap {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = func.call @f(%arg0, %arg1) : (tensor<2x3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>)
    return %0 : tensor<2x3xf64>
  }
  func.func private @f(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.sine %arg0 : tensor<2x3xf64>
    %1 = stablehlo.multiply %0, %arg1 : tensor<2x3xf64>
    return %1 : tensor<2x3xf64>
  }
}
