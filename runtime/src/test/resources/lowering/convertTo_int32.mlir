module @convertTo_int32 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xi32>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xi32>
    return %0 : tensor<4xi32>
  }
}

module @convertTo_int32 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xi32>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xi32>
    return %1 : tensor<4xi32>
  }
}

module @convertTo_int32 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xi32>) {
    return %arg0 : tensor<7xi32>
  }
}

module @convertTo_int32 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xi32>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xi32>
    return %0 : tensor<6xi32>
  }
}

module @convertTo_int32 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi32>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xi32>
    return %0 : tensor<2xi32>
  }
}
