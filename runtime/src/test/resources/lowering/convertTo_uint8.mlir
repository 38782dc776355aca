module @convertTo_uint8 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xui8>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xui8>
    return %0 : tensor<4xui8>
  }
}

module @convertTo_uint8 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xui8>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xui8>
    return %1 : tensor<4xui8>
  }
}

module @convertTo_uint8 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xui8>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xui8>
    return %0 : tensor<7xui8>
  }
}

module @convertTo_uint8 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xui8>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xui8>
    return %0 : tensor<6xui8>
  }
}

module @convertTo_uint8 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xui8>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xui8>
    return %0 : tensor<2xui8>
  }
}
