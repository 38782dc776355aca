module @conj {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xcomplex<f64>>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.complex %arg0, %1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xcomplex<f64>>
    return %2 : tensor<2x3xcomplex<f64>>
  }
}

module @conj {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.real %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    %1 = stablehlo.imag %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    %2 = stablehlo.negate %1 : tensor<9xf64>
    %3 = stablehlo.complex %0, %2 : (tensor<9xf64>, tensor<9xf64>) -> tensor<9xcomplex<f64>>
    return %3 : tensor<9xcomplex<f64>>
  }
}
