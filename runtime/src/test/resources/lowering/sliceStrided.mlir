module @sliceStrided {
  func.func public @main(%arg0: tensor<6x7xf64>) -> (tensor<3x2xf64>) {
    %0 = stablehlo.slice %arg0 [0:5:2, 1:7:3] : (tensor<6x7xf64>) -> tensor<3x2xf64>
    return %0 : tensor<3x2xf64>
  }
}

module @sliceStrided {
  func.func public @main(%arg0: tensor<6x7xcomplex<f32>>) -> (tensor<3x2xcomplex<f32>>) {
    %0 = stablehlo.slice %arg0 [0:5:2, 1:7:3] : (tensor<6x7xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
    return %0 : tensor<3x2xcomplex<f32>>
  }
}

module @sliceStrided {
  func.func public @main(%arg0: tensor<6x7xi32>) -> (tensor<3x2xi32>) {
    %0 = stablehlo.slice %arg0 [0:5:2, 1:7:3] : (tensor<6x7xi32>) -> tensor<3x2xi32>
    return %0 : tensor<3x2xi32>
  }
}

module @sliceStrided {
  func.func public @main(%arg0: tensor<6x7xui8>) -> (tensor<3x2xui8>) {
    %0 = stablehlo.slice %arg0 [0:5:2, 1:7:3] : (tensor<6x7xui8>) -> tensor<3x2xui8>
    return %0 : tensor<3x2xui8>
  }
}

module @sliceStrided {
  func.func public @main(%arg0: tensor<6x7xi1>) -> (tensor<3x2xi1>) {
    %0 = stablehlo.slice %arg0 [0:5:2, 1:7:3] : (tensor<6x7xi1>) -> tensor<3x2xi1>
    return %0 : tensor<3x2xi1>
  }
}
