module @convertTo_bfloat16 {
  func.func public @main(%arg0: tensor<9xf64>) -> (tensor<9xbf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<9xf64>) -> tensor<9xbf16>
    return %0 : tensor<9xbf16>
  }
}

module @convertTo_bfloat16 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xbf16>) {
    %0 = stablehlo.real %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    %1 = stablehlo.convert %0 : (tensor<9xf64>) -> tensor<9xbf16>
    return %1 : tensor<9xbf16>
  }
}

module @convertTo_bfloat16 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xbf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xbf16>
    return %0 : tensor<7xbf16>
  }
}

module @convertTo_bfloat16 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xbf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xbf16>
    return %0 : tensor<6xbf16>
  }
}

module @convertTo_bfloat16 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xbf16>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xbf16>
    return %0 : tensor<2xbf16>
  }
}
