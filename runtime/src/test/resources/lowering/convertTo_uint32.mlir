module @convertTo_uint32 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xui32>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xui32>
    return %0 : tensor<4xui32>
  }
}

module @convertTo_uint32 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xui32>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xui32>
    return %1 : tensor<4xui32>
  }
}

module @convertTo_uint32 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xui32>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xui32>
    return %0 : tensor<7xui32>
  }
}

module @convertTo_uint32 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xui32>) {
    return %arg0 : tensor<6xui32>
  }
}

module @convertTo_uint32 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xui32>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xui32>
    return %0 : tensor<2xui32>
  }
}
