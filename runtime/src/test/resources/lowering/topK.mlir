module @topK {
  func.func public @main(%arg0: tensor<2x4xf64>) -> (tensor<2x2xf64>, tensor<2x2xi32>) {
    %0:2 = chlo.top_k(%arg0, k = 2) : tensor<2x4xf64> -> (tensor<2x2xf64>, tensor<2x2xi32>)
    return %0#0, %0#1 : tensor<2x2xf64>, tensor<2x2xi32>
  }
}

module @topK {
  func.func public @main(%arg0: tensor<1x4xi32>) -> (tensor<1x2xi32>, tensor<1x2xi32>) {
    %0:2 = chlo.top_k(%arg0, k = 2) : tensor<1x4xi32> -> (tensor<1x2xi32>, tensor<1x2xi32>)
    return %0#0, %0#1 : tensor<1x2xi32>, tensor<1x2xi32>
  }
}

module @topK {
  func.func public @main(%arg0: tensor<1x4xui32>) -> (tensor<1x2xui32>, tensor<1x2xi32>) {
    %0:2 = chlo.top_k(%arg0, k = 2) : tensor<1x4xui32> -> (tensor<1x2xui32>, tensor<1x2xi32>)
    return %0#0, %0#1 : tensor<1x2xui32>, tensor<1x2xi32>
  }
}
