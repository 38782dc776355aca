module @convertTo_float16 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xf64>) -> tensor<9xf16>
    return %0 : tensor<9xf16>
  }
}

module @convertTo_float16 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf16>) {
    %0 = stablehlo.real %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    %1 = stablehlo.convert %0 : (tensor<9xf64>) -> tensor<9xf16>
    return %1 : tensor<9xf16>
  }
}

module @convertTo_float16 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xf16>
    return %0 : tensor<7xf16>
  }
}

module @convertTo_float16 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xf16>
    return %0 : tensor<6xf16>
  }
}

module @convertTo_float16 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xf16>
    return %0 : tensor<2xf16>
  }
}
